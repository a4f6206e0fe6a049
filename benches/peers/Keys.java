// Keys of Java: Keys.java BITS COUNT, milliseconds of each.
import java.security.KeyPairGenerator;

public class Keys {
  public static void main(String[] arguments) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(Integer.parseInt(arguments[0]));
    for (int n = -3; n < Integer.parseInt(arguments[1]); n++) {
      long start = System.nanoTime();
      generator.generateKeyPair();
      if (n >= 0) System.out.println((System.nanoTime() - start) / 1e6);
    }
  }
}
