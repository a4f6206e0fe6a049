// Keys of Go: keys.go BITS COUNT, milliseconds of each.
package main

import (
	"crypto/rand"
	"crypto/rsa"
	"fmt"
	"os"
	"strconv"
	"time"
)

func main() {
	bits, _ := strconv.Atoi(os.Args[1])
	count, _ := strconv.Atoi(os.Args[2])
	for n := -3; n < count; n++ {
		start := time.Now()
		if _, err := rsa.GenerateKey(rand.Reader, bits); err != nil {
			panic(err)
		}
		if n >= 0 {
			fmt.Printf("%.3f\n", float64(time.Since(start).Microseconds())/1e3)
		}
	}
}
