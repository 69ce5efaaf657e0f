/* Lists of allocated nodes */
#include <stdio.h>
#include <stdlib.h>
struct node { int v; struct node *next; };

void linked_list(void)
{
    struct node *head = NULL;
    for (int i = 0; i < 4; i++) {
        struct node *n = malloc(sizeof *n);
        n->v = i * i;
        n->next = head;
        head = n;
    }
    while (head) {
        struct node *n = head;
        printf("%d ", n->v);
        head = n->next;
        free(n);
    }
    printf("\n");
}
