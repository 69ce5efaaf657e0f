//! Hash maps with chained buckets and a hash function of the user's choice.

use crate::hashing;

pub struct Map<K, V> {
    hash: fn(&K) -> u32,
    buckets: Vec<Vec<(K, V)>>,
}

impl<K: Eq, V> Map<K, V> {
    pub fn new(hash: fn(&K) -> u32, buckets: usize) -> Self {
        Self {
            hash,
            buckets: std::iter::repeat_with(Vec::new).take(buckets).collect(),
        }
    }

    fn bucket(&self, key: &K) -> usize {
        hashing::bucket_of((self.hash)(key), self.buckets.len())
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        let chain = &self.buckets[self.bucket(key)];
        chain.iter().find(|(k, _)| k == key).map(|(_, item)| item)
    }

    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let bucket = self.bucket(key);
        let chain = &mut self.buckets[bucket];
        chain
            .iter_mut()
            .find(|(k, _)| k == key)
            .map(|(_, item)| item)
    }

    /// The key must be new.
    pub fn insert(&mut self, key: K, item: V) {
        let bucket = self.bucket(&key);
        self.buckets[bucket].push((key, item));
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let bucket = self.bucket(key);
        let chain = &mut self.buckets[bucket];
        let place = chain.iter().position(|(k, _)| k == key)?;
        Some(chain.remove(place).1)
    }

    pub fn len(&self) -> usize {
        self.buckets.iter().map(Vec::len).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// In no useful order.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.buckets.iter().flatten().map(|(key, item)| (key, item))
    }
}
