#include <stdio.h>

int main(void)
{
    int c, lines = 0, words = 0, chars = 0, in_word = 0, longest = 0, length = 0, word = 0, longest_word = 0;
    int vowels[5] = {0};
    while ((c = getchar()) != EOF) {
        chars++;
        if (c == '\n') {
            lines++;
            if (length > longest) longest = length;
            length = 0;
        } else {
            length++;
        }
        switch (c) {
        case 'a': case 'A': vowels[0]++; break;
        case 'e': case 'E': vowels[1]++; break;
        case 'i': case 'I': vowels[2]++; break;
        case 'o': case 'O': vowels[3]++; break;
        case 'u': case 'U': vowels[4]++; break;
        }
        if (c == ' ' || c == '\n' || c == '\t') {
            if (in_word && word > longest_word) longest_word = word;
            in_word = 0;
        } else if (!in_word) {
            in_word = 1;
            words++;
            word = 1;
        } else {
            word++;
        }
    }
    if (length > longest) longest = length;
    if (in_word && word > longest_word) longest_word = word;
    printf("%d lines\n%d words\n%d characters\n", lines, words, chars);
    printf("longest line %d, longest word %d\n", longest, longest_word);
    for (int i = 0; i < 5; i++) printf("%c %d\n", "aeiou"[i], vowels[i]);
    if (words) printf("average %.2f\n", (double)(chars - lines) / words);
    return 0;
}
