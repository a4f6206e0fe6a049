# The words of Keyturn in English. A problem has a sentence, `.fix` (what to do) and `.code`.

## text

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

