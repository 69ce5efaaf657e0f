       01 :P:-GROUP.
           05 :P:-NUMBER PIC 9(3).
           05 :P:-NAME PIC X(3) VALUE "abc".
       01 LEADING-ITEM PIC X VALUE "I".
