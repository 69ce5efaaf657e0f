//! A binary search tree that counts keys. Not balanced.

use crate::status::Status;

const LIMIT: usize = 100;

type Link = Option<Box<Node>>;

#[derive(Debug)]
struct Node {
    key: i32,
    count: u32,
    left: Link,
    right: Link,
}

#[derive(Debug, Default)]
pub struct Tree {
    root: Link,
    size: usize,
}

/// The link that holds the key, or the empty one where it belongs.
fn find_link(mut link: &mut Link, key: i32) -> &mut Link {
    while link.as_ref().map_or(false, |node| node.key != key) {
        let node = link.as_mut().expect("the loop stops at an empty link");
        link = if key < node.key {
            &mut node.left
        } else {
            &mut node.right
        };
    }
    link
}

/// Takes out the node with the least key.
fn take_least(link: &mut Link) -> Link {
    if link.as_ref()?.left.is_some() {
        return take_least(&mut link.as_mut()?.left);
    }
    let mut least = link.take()?;
    *link = least.right.take();
    Some(least)
}

fn depth(link: &Link) -> usize {
    link.as_ref()
        .map_or(0, |node| 1 + depth(&node.left).max(depth(&node.right)))
}

fn between(link: &Link, low: i32, high: i32) -> u32 {
    match link {
        None => 0,
        Some(node) if node.key < low => between(&node.right, low, high),
        Some(node) if node.key > high => between(&node.left, low, high),
        Some(node) => node.count + between(&node.left, low, high) + between(&node.right, low, high),
    }
}

fn visit(link: &Link, depth: usize, visitor: &mut impl FnMut(i32, u32, usize)) {
    if let Some(node) = link {
        visit(&node.left, depth + 1, visitor);
        visitor(node.key, node.count, depth);
        visit(&node.right, depth + 1, visitor);
    }
}

impl Tree {
    /// How many different keys there are.
    pub fn size(&self) -> usize {
        self.size
    }

    pub fn add(&mut self, key: i32) -> Result<(), Status> {
        match find_link(&mut self.root, key) {
            Some(node) => node.count += 1,
            None if self.size >= LIMIT => return Err(Status::Space),
            empty => {
                *empty = Some(Box::new(Node {
                    key,
                    count: 1,
                    left: None,
                    right: None,
                }));
                self.size += 1;
            }
        }
        Ok(())
    }

    /// How often the key was added.
    pub fn find(&self, key: i32) -> u32 {
        let mut link = &self.root;
        while let Some(node) = link {
            if node.key == key {
                return node.count;
            }
            link = if key < node.key {
                &node.left
            } else {
                &node.right
            };
        }
        0
    }

    /// Removes the key whatever its count. With two children, the next greater one takes its place.
    pub fn remove(&mut self, key: i32) -> Result<(), Status> {
        let link = find_link(&mut self.root, key);
        let mut gone = link.take().ok_or(Status::Unknown)?;
        *link = match (gone.left.take(), gone.right.take()) {
            (Some(left), right @ Some(_)) => {
                let mut rest = right;
                let mut heir = take_least(&mut rest);
                if let Some(node) = &mut heir {
                    node.left = Some(left);
                    node.right = rest;
                }
                heir
            }
            (left, right) => left.or(right),
        };
        self.size -= 1;
        Ok(())
    }

    pub fn depth(&self) -> usize {
        depth(&self.root)
    }

    /// Sum of the counts of the keys low..=high.
    pub fn between(&self, low: i32, high: i32) -> u32 {
        between(&self.root, low, high)
    }

    /// Key, count and depth of each node, keys ascending.
    pub fn visit(&self, mut visitor: impl FnMut(i32, u32, usize)) {
        visit(&self.root, 0, &mut visitor);
    }

    pub fn clear(&mut self) {
        *self = Tree::default();
    }
}
