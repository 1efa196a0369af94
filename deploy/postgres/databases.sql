-- Three databases, so that each can be backed up, placed and permitted apart from the others: views (can be rebuilt), keys
-- (wrapped; useless without the secrets folder), and the erasure ledger, which must never be in a backup of the keys.
-- Run once, by the image of PostgreSQL, on a new volume.
CREATE DATABASE heatmap_views;
CREATE DATABASE heatmap_keys;
CREATE DATABASE heatmap_ledger;
