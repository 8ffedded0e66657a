-- Shifts invoiced by the week may draw on a framework order; when it is exhausted, the agreement follows another.
grant update (job_id) on shift_agreement to ${app};
insert into policy (name, valid_from, value, unit, decision) values
    ('shifts.order_exhausted', '2020-01-01', 1, 'choice',
     'Board: shifts above what is left of their framework order are refused (1), or made with a warning (0); no invoice goes above the order');
