package org.porchlight.ipc.json;

import org.porchlight.core.report.WeekTalk;

/// The JSON of what a family can talk about, as data: which fact and which question it is, and its figures.
final class TalkJson {
    private TalkJson() {}

    static Json write(WeekTalk talk) {
        return Json.object()
                .put("facts", Json.list(talk.facts(), TalkJson::fact))
                .put("questions", Json.list(talk.questions(), TalkJson::question))
                .end();
    }

    private static Json fact(WeekTalk.Said fact) {
        return switch (fact) {
            case WeekTalk.Said.Most(var activity, var length) ->
                named("most")
                        .word("activity", activity)
                        .seconds("seconds", length)
                        .end();
            case WeekTalk.Said.Changed(var activity, var more, var where) ->
                named("changed")
                        .word("activity", activity)
                        .seconds("moreSeconds", more)
                        .word("part", where)
                        .end();
            case WeekTalk.Said.Reached(var days, var onTime) ->
                named("reached")
                        .put("days", Json.list(days, day -> new Json.Text(day.name())))
                        .flag("onTime", onTime)
                        .end();
            case WeekTalk.Said.NeverReached _ -> named("never-reached").end();
            case WeekTalk.Said.NotCounted(var length) ->
                named("not-counted").seconds("seconds", length).end();
            case WeekTalk.Said.Rested(var times, var mean) ->
                named("rested")
                        .number("times", times)
                        .seconds("meanSeconds", mean)
                        .end();
            case WeekTalk.Said.Unused(var days) ->
                named("unused").number("days", days).end();
        };
    }

    private static Json question(WeekTalk.Asked question) {
        return switch (question) {
            case WeekTalk.Asked.About(var activity) ->
                named("about").word("activity", activity).end();
            case WeekTalk.Asked.Tight(var day, var limit) ->
                named("tight").word("day", day).seconds("limitSeconds", limit).end();
            case WeekTalk.Asked.Wanted _ -> named("wanted").end();
            case WeekTalk.Asked.Next _ -> named("next").end();
        };
    }

    private static Json.Members named(String name) {
        return Json.object().text("is", name);
    }
}
