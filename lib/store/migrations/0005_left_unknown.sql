-- `unknown_mark` is now how many unknown requests were left so on purpose; what stood there was the highest attempt.
-- From nothing, a submission that is under way pauses rather too early than too late.
update submission set unknown_mark = 0;
