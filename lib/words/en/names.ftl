# Names of TWIN's templates and scenarios, and the page that keeps them.

names-what = TWIN knows its templates and scenarios by ids. Give each a name that your team knows; it is offered wherever one is chosen, and a file may hold it instead of the id.
names-templates = Templates
names-scenarios = Scenarios
names-no-templates = No template has a name yet.
names-no-scenarios = No scenario has a name yet.
names-retired = { $count ->
    [one] { $count } retired name
   *[other] { $count } retired names
}
names-added = added by { $name }, { $moment }
names-change = Change
names-name = Name
names-rename = Rename
names-retire = Retire
names-retire-what = Retired, it is offered no more. What was sent under it goes on being called so.
names-bring-back = Bring back
names-add-title = Add a name
names-kind = Of a
names-kind-template = template
names-kind-scenario = scenario
names-id = Its id in TWIN
names-id-example = bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11
names-id-where = The id stands in TWIN's cabinet: of a scenario under Bots, in the column ID.
names-add = Add
names-refused-blank = Write a name.
names-refused-too_long = A name has at most 80 characters.
names-refused-is_an_id = This is an id, no name. Write what your team calls it.
names-refused-taken = The name "{ $value }" is taken. Choose another one, or retire that one first.
names-refused-no_id = This is no id of TWIN. It looks like bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11: 32 letters a to f and digits, in five groups.
names-refused-id_named = This id has a name already: "{ $value }". Rename that one, or bring it back.
names-changed-meanwhile = Somebody has changed this meanwhile. Look again.
values-another-id = another id…
values-id-of = { $field }: its id in TWIN
