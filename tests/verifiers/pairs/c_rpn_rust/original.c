/* Stack calculator: one token a word; numbers are pushed, operators applied, "p" prints the top. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEPTH 16

static long stack[DEPTH];
static int top = 0;

static int push(long v)
{
    if (top >= DEPTH) {
        printf("stack full\n");
        return 0;
    }
    stack[top++] = v;
    return 1;
}

static int pop(long *v)
{
    if (top == 0) {
        printf("stack empty\n");
        return 0;
    }
    *v = stack[--top];
    return 1;
}

int main(void)
{
    char word[32];
    while (scanf("%31s", word) == 1) {
        long a, b;
        if (isdigit((unsigned char)word[0]) || (word[0] == '-' && isdigit((unsigned char)word[1]))) {
            push(strtol(word, NULL, 10) % 1000000);
        } else if (strcmp(word, "p") == 0) {
            if (top > 0) printf("%ld\n", stack[top - 1]);
            else printf("nothing\n");
        } else if (strcmp(word, "swap") == 0) {
            if (top >= 2) {
                a = stack[top - 1];
                stack[top - 1] = stack[top - 2];
                stack[top - 2] = a;
            } else {
                printf("need two\n");
            }
        } else if (strcmp(word, "clear") == 0) {
            top = 0;
        } else if (strlen(word) == 1 && strchr("+-*/%", word[0])) {
            if (!pop(&b)) continue;
            if (!pop(&a)) { push(b); continue; }
            switch (word[0]) {
            case '+': push(a + b); break;
            case '-': push(a - b); break;
            case '*': push(a * b % 1000000007); break;
            case '/':
                if (b == 0) { printf("division by zero\n"); push(a); push(b); }
                else push(a / b);
                break;
            case '%':
                if (b == 0) { printf("division by zero\n"); push(a); push(b); }
                else push(a % b);
                break;
            }
        } else {
            printf("what is %s?\n", word);
        }
    }
    printf("%d left\n", top);
    return top > 1 ? 2 : 0;
}
