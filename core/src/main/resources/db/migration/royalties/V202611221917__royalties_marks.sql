-- How well a figure of a statement is known stands beside its source, to be said in words.
update royalty set steps = regexp_replace(steps::text, ' \[(CARRIED|V1|DER|MEM|REQ)\]"', '", "mark": "\1"', 'g')::jsonb;
