-- Offers that a side had accepted before moments were kept: the one at which they were made, and whoever made it for the member.
update dispute_message set client_yes_at = at where client_yes and client_yes_at is null;
update dispute_message set member_yes_at = at, member_yes_by = case when side = 'MEMBER' then by_party end
where member_yes and member_yes_at is null;
