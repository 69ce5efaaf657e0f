/* tree.c - a binary search tree that counts keys. */
#include "tree.h"

#include <stdlib.h>

#include "bits.h"

static struct tree_node **tree_link(struct tree_node **link, int32_t key)
{
    while (*link != NULL && (*link)->key != key) {
        link = key < (*link)->key ? &(*link)->left : &(*link)->right;
    }
    return link;
}

enum status tree_add(struct tree *tree, int32_t key)
{
    struct tree_node **link = tree_link(&tree->root, key);
    struct tree_node *node = *link;

    if (node != NULL) {
        node->count++;
        return STATUS_OK;
    }
    if (tree->size >= TREE_LIMIT) {
        return STATUS_SPACE;
    }
    node = malloc(sizeof *node);
    if (node == NULL) {
        return STATUS_MEMORY;
    }
    node->key = key;
    node->count = 1;
    node->left = NULL;
    node->right = NULL;
    *link = node;
    tree->size++;
    return STATUS_OK;
}

/* How often the key was added; 0 when it is not there. */
uint32_t tree_find(const struct tree *tree, int32_t key)
{
    const struct tree_node *node = tree->root;

    while (node != NULL && node->key != key) {
        node = key < node->key ? node->left : node->right;
    }
    return node != NULL ? node->count : 0;
}

/* Removes the node whatever its count. With two children, the next greater one takes its place. */
enum status tree_remove(struct tree *tree, int32_t key)
{
    struct tree_node **link = tree_link(&tree->root, key);
    struct tree_node *gone = *link;

    if (gone == NULL) {
        return STATUS_UNKNOWN;
    }
    if (gone->left != NULL && gone->right != NULL) {
        struct tree_node **next = &gone->right;
        struct tree_node *heir;

        while ((*next)->left != NULL) {
            next = &(*next)->left;
        }
        heir = *next;
        *next = heir->right;
        heir->left = gone->left;
        heir->right = gone->right;
        *link = heir;
    } else {
        *link = gone->left != NULL ? gone->left : gone->right;
    }
    free(gone);
    tree->size--;
    return STATUS_OK;
}

static unsigned tree_node_depth(const struct tree_node *node)
{
    unsigned left;
    unsigned right;

    if (node == NULL) {
        return 0;
    }
    left = tree_node_depth(node->left);
    right = tree_node_depth(node->right);
    return 1u + BITS_MAX(left, right);
}

unsigned tree_depth(const struct tree *tree)
{
    return tree_node_depth(tree->root);
}

static uint32_t tree_node_between(const struct tree_node *node, int32_t low, int32_t high)
{
    if (node == NULL) {
        return 0;
    }
    if (node->key < low) {
        return tree_node_between(node->right, low, high);
    }
    if (node->key > high) {
        return tree_node_between(node->left, low, high);
    }
    return node->count + tree_node_between(node->left, low, high) + tree_node_between(node->right, low, high);
}

/* Sum of the counts of the keys low..high. */
uint32_t tree_between(const struct tree *tree, int32_t low, int32_t high)
{
    return tree_node_between(tree->root, low, high);
}

static void tree_node_visit(const struct tree_node *node, unsigned depth, tree_visitor visitor, void *context)
{
    if (node != NULL) {
        tree_node_visit(node->left, depth + 1u, visitor, context);
        visitor(node, depth, context);
        tree_node_visit(node->right, depth + 1u, visitor, context);
    }
}

/* Keys ascending. */
void tree_visit(const struct tree *tree, tree_visitor visitor, void *context)
{
    tree_node_visit(tree->root, 0, visitor, context);
}

static void tree_node_free(struct tree_node *node)
{
    if (node != NULL) {
        tree_node_free(node->left);
        tree_node_free(node->right);
        free(node);
    }
}

void tree_clear(struct tree *tree)
{
    tree_node_free(tree->root);
    tree->root = NULL;
    tree->size = 0;
}
