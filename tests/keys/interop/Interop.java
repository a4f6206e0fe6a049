import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.security.*;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.*;
import java.util.Base64;
import javax.crypto.*;
import javax.crypto.spec.*;

/**
 * Arguments: the folder with Keyturn's exports, the folder for the answers, the passphrase.
 *
 * Reads every export as a Java service would, signs with each private key, and writes every key again
 * in each of Java's own forms, and a key of its own.
 */
public class Interop {
  static final byte[] TEXT =
      "POST /ams/api/v1/payments/notify\nTEST_ONLY.2025-05-17T07:58:04Z.{}".getBytes(StandardCharsets.UTF_8);

  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[0]), out = Path.of(args[1]);
    char[] passphrase = args[2].toCharArray();
    KeyFactory factory = KeyFactory.getInstance("RSA");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(dir)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.contains("pkcs1")) continue;
        String text = Files.readString(file);
        // As services do with the one-line form: no trimming.
        byte[] der = Base64.getDecoder().decode(name.contains("pem") ? body(text) : text);
        if (name.contains("public")) {
          PublicKey key = factory.generatePublic(new X509EncodedKeySpec(der));
          Files.write(out.resolve(name + ".spki"), key.getEncoded());
          continue;
        }
        PKCS8EncodedKeySpec spec =
            name.contains("encrypted") ? open(der, passphrase) : new PKCS8EncodedKeySpec(der);
        PrivateKey key = factory.generatePrivate(spec);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(TEXT);
        Files.write(out.resolve(name + ".signature"), signature.sign());
        if (name.contains("pkcs8-pem")) {
          RSAPrivateCrtKey crt = (RSAPrivateCrtKey) key;
          PublicKey half =
              factory.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
          write(out, name.substring(0, 4), key, half, passphrase);
        }
      }
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    write(out, "fresh", pair.getPrivate(), pair.getPublic(), passphrase);
  }

  static String body(String pem) {
    return pem.replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
  }

  static PKCS8EncodedKeySpec open(byte[] der, char[] passphrase) throws Exception {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
    String algorithm = info.getAlgParameters().toString();
    SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
    return info.getKeySpec(cipher);
  }

  static void write(Path out, String name, PrivateKey key, PublicKey half, char[] passphrase) throws Exception {
    Base64.Encoder mime = Base64.getMimeEncoder(64, "\r\n".getBytes(StandardCharsets.US_ASCII));
    Files.write(out.resolve(name + ".der.private"), key.getEncoded());
    Files.writeString(
        out.resolve(name + ".pem.private"),
        "-----BEGIN PRIVATE KEY-----\r\n" + mime.encodeToString(key.getEncoded()) + "\r\n-----END PRIVATE KEY-----");
    Files.writeString(out.resolve(name + ".line.public"), Base64.getEncoder().encodeToString(half.getEncoded()));
    for (String algorithm : new String[] {"PBEWithHmacSHA256AndAES_256", "PBEWithHmacSHA1AndAES_128"}) {
      byte[] salt = new byte[16];
      new SecureRandom().nextBytes(salt);
      SecretKey secret = SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(passphrase));
      Cipher cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.ENCRYPT_MODE, secret, new PBEParameterSpec(salt, 10000));
      byte[] sealed = cipher.doFinal(key.getEncoded());
      // Java 17 names the algorithm itself, not PBES2, in what EncryptedPrivateKeyInfo would write.
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
      parameters.init(cipher.getParameters().getEncoded());
      byte[] der = new EncryptedPrivateKeyInfo(parameters, sealed).getEncoded();
      Files.write(out.resolve(name + "." + algorithm + ".encrypted"), der);
    }
  }
}
