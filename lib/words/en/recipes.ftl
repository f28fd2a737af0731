# Recipes: how a recurring file is read and sent.

recipes-title = Recipes
recipes-what = How a recurring file is read and sent. Save one on the page of columns or in the review of a file; when the same titles come again, it is offered.
recipes-none = No recipe is saved yet.
recipes-retired = { $count ->
    [one] { $count } retired recipe
   *[other] { $count } retired recipes
}
recipes-saved = saved by { $name }, { $moment }
recipes-columns = { $of ->
    [one] { $count } of { $of } column is used
   *[other] { $count } of { $of } columns are used
}
recipes-change-what = To change what it does, bring a file, apply it, change the draft, and save it under the same name. Retired, it is offered no more.
recipe = Recipe
recipe-read-as = Read as { $name }
recipe-except = { $count ->
    [one] except { $count } column
   *[other] except { $count } columns
}
recipe-as-last-time = as last time
recipe-new = { $count ->
    [one] new column: { $titles }
   *[other] new columns: { $titles }
}
recipe-missing = { $count ->
    [one] column missing: { $titles }
   *[other] columns missing: { $titles }
}
recipe-more = and { $count } more
recipe-no-sheet = sheet missing: { $sheet }
recipe-first-number = { $title } comes first now, and only the first number goes to TWIN
recipe-as-in = As in the recipe { $name }
recipe-other-than-in = Template, scenario, time zone or check are not those of the recipe { $name }
recipe-not-this = Not this one?
recipe-which = { $count ->
    [one] A recipe fits
   *[other] { $count } recipes fit: which one is it?
}
recipe-which-what = A recipe sets how the file is read, what its columns become, template, scenario, time zone and country. Nothing leaves by that.
recipe-use = Use { $name }
recipe-none = Without a recipe
recipe-save = Save as a recipe
recipe-save-again = Save the recipe
recipe-save-what = It keeps how the file is read, what its columns become and how they are written, template, scenario, time zone, and how numbers are read. No row of the file is kept in it.
recipe-name = Name of the recipe
recipe-save-now = Save
recipe-replaces = A recipe of this name is replaced.
recipe-saved = Saved. When these titles come again, it is offered.
