# The words of Keyturn in English. A problem has a sentence, `.fix` (what to do) and `.code`.

## text

# Only for the test of this floor.
text-example-problem = { $name } is an example.
    .fix = Choose another.
    .code = T000

## secret

## keys

## signing

## capture

## ceremony

## shell

## prepare

## make

## store

## register

## finish

## verify

## sign

## inspect

## about

## cli

