# Who of a draft is on the way already or was called lately, seen at the review.

seen-title = Seen in earlier submissions
seen-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
seen-stay-behind = As things stand, the release leaves these rows out, so that nobody is called twice. It looks again then.
seen-released = released by { $name }, { $moment }
seen-became = What became of it
seen-when = Since
seen-open = Open the submission
