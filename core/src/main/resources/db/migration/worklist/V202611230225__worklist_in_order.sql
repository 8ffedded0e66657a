-- The list of a role in its order: of a hundred thousand open items a page reads the first ones.
create index worklist_item_in_order on worklist_item (role, (coalesce(deadline, 'infinity')), opened_at, id) where closed_at is null;
