-- by which channels a message from the board went; empty for what was only written down
alter table contact add column sent_by text;
