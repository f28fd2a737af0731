# Rows of a submission that go again: the choice, and the links both ways.

following-again = again
following-offer = Send again: { $counts }
following-what =
    These people were surely not called by this submission. A new file with only their rows is checked and released
    like any other; making it sends nothing.
following-rejected-mend = A rejected row is likely to be rejected again: mend what is wrong with it first.
following-choice = Which rows
following-choose = Choose which rows.
following-state = { $state } { $count }
following-make = { $count ->
    [0] Prepare rows
    [one] Prepare { $count } row
   *[other] Prepare { $count } rows
}
following-moved = These rows have moved meanwhile. Nothing was prepared; look at the counts above.
following-follows = Rows of { $number } { $file } go again here
following-followed-by = Rows of this submission went again in { $number } { $file }
following-prepared = Rows of this submission are being prepared again since { $moment }, by { $name }
following-origin = Rows of { $number } { $file } that were surely not called
following-open = Open { $number }
following-open-draft = Open what is prepared
