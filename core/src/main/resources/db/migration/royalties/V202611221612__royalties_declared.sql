-- The deadline of the tax belongs to the return that declares it, which asks for itself.
alter table concession drop column tax_due_on;
update worklist_item set closed_at = now(), close_reason = 'declared with the return of the day'
where kind = 'royalties.tax_due' and closed_at is null;
