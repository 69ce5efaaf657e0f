/* tree.h - a binary search tree that counts keys. Not balanced. */
#ifndef TREE_H
#define TREE_H

#include <stddef.h>
#include <stdint.h>

#include "status.h"

#define TREE_LIMIT 100u

struct tree_node {
    int32_t key;
    uint32_t count;
    struct tree_node *left;
    struct tree_node *right;
};

struct tree {
    struct tree_node *root;
    uint32_t size; /* nodes */
};

typedef void (*tree_visitor)(const struct tree_node *node, unsigned depth, void *context);

enum status tree_add(struct tree *tree, int32_t key);
uint32_t tree_find(const struct tree *tree, int32_t key);
enum status tree_remove(struct tree *tree, int32_t key);
unsigned tree_depth(const struct tree *tree);
uint32_t tree_between(const struct tree *tree, int32_t low, int32_t high);
void tree_visit(const struct tree *tree, tree_visitor visitor, void *context);
void tree_clear(struct tree *tree);

#endif
