# Имена шаблонов и сценариев TWIN и страница, на которой они хранятся.

names-what = TWIN знает свои шаблоны и сценарии по идентификаторам. Дайте каждому имя, понятное вашей команде: его предложат везде, где шаблон выбирают, и в файле можно писать имя вместо идентификатора.
names-templates = Шаблоны
names-scenarios = Сценарии
names-no-templates = Имени пока нет ни у одного шаблона.
names-no-scenarios = Имени пока нет ни у одного сценария.
names-retired = { $count ->
    [one] { $count } имя убрано
    [few] { $count } имени убраны
   *[many] { $count } имён убрано
}
names-added = добавлено: { $name }, { $moment }
names-change = Изменить
names-name = Имя
names-rename = Переименовать
names-retire = Убрать
names-retire-what = Убранное имя больше не предлагают. То, что под ним отправлено, по-прежнему так называется.
names-bring-back = Вернуть
names-add-title = Добавить имя
names-kind = Для чего
names-kind-template = шаблон
names-kind-scenario = сценарий
names-id = Идентификатор в TWIN
names-id-example = bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11
names-id-where = Идентификатор виден в кабинете TWIN: у сценария – в разделе «Боты», в столбце ID.
names-add = Добавить
names-refused-blank = Напишите имя.
names-refused-too_long = В имени не больше 80 знаков.
names-refused-is_an_id = Это идентификатор, а не имя. Напишите, как это называет ваша команда.
names-refused-taken = Имя «{ $value }» занято. Выберите другое или сначала уберите то.
names-refused-no_id = Это не идентификатор TWIN. Он выглядит как bb973460-2c1f-4f4e-8a7d-6f2f0c5b9e11: 32 знака, латинские буквы от a до f и цифры, пять групп.
names-refused-id_named = У этого идентификатора уже есть имя: «{ $value }». Переименуйте его или верните.
names-changed-meanwhile = Кто-то уже изменил это. Посмотрите ещё раз.
values-another-id = другой идентификатор…
values-id-of = { $field }: идентификатор в TWIN
