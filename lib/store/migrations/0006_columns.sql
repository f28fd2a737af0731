-- A finding of a whole column: of how many of its cells; null where it is of one row.
alter table draft_finding add column covers integer;
-- Which of them count this row: bit n is the n-th of the warnings and notes of whole columns, in the order of `Kind`.
alter table draft_row add column counted bigint default 0;

-- What nearly all cells of a column held when all rows were checked, and how many were filled; how many rows were checked
-- by themselves since then.
create table draft_column (draft_id varchar, place integer, holds varchar, filled integer, moved integer default 0);
