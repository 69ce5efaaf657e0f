/* Files */
#include <stdio.h>

void files(void)
{
    FILE *f = fopen("made.txt", "w");
    fprintf(f, "one %d\n", 2);
    fclose(f);
    char line[20];
    f = fopen("made.txt", "r");
    if (fgets(line, sizeof line, f))
        printf("%s", line);
    printf("%d\n", fgetc(f) == EOF);
    fclose(f);
    remove("made.txt");
}
