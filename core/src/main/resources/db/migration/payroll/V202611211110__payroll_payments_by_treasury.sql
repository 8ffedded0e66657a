-- The treasury gives every transfer its identification: ours was one too many.
alter table wage_payment drop column end_to_end;
