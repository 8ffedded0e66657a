alter table worklist_item add column about uuid;
comment on column worklist_item.about is 'person or client whom the item concerns, where that is not its subject';
