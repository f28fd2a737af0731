-- The rows of a draft's file that are no records, each with its reason and text: there may be as many as a file has rows,
-- so the reading has the first ones only, and counts.
create table draft_unread (draft_id varchar, row integer, reason varchar, raw varchar);

insert into draft_unread
select id, (line ->> 'row')::integer, line ->> 'reason', line ->> 'raw'
from (
    select id, unnest(from_json(reading -> 'unreadable', '["json"]')) as line from draft where state = 'open'
);

update draft
set reading = json_merge_patch(
    reading,
    json_object('listed', (
        select json_group_array(json_array(reason, counted))
        from (select reason, count(*) as counted from draft_unread where draft_id = draft.id group by reason)
    ))
)
where state = 'open' and id in (select draft_id from draft_unread);
