-- What a claim leaves of the costs of its order stays held under the order itself.
drop table cost_hold;
