-- Which findings of whole columns count this row, errors too, however many there are: the n-th of them, in the order of
-- `ColumnKind`, is bit n % 63 of number n / 63. Drafts whose rows are not told apart like that are checked anew.
alter table draft_row drop column counted;
alter table draft_row add column counted bigint[];
update draft set checked = false
where state = 'open' and id in (select draft_id from draft_finding where covers is not null);
