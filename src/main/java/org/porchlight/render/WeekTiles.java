package org.porchlight.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.Denials;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// How often something happened in a week, a tile for each. What is not told has none.
public final class WeekTiles {
    private static final int NAMES = 4;

    /// What a tile is about.
    public enum Sort {
        REACHED,
        REQUESTS,
        PROGRAMS,
        SITES,
        RESTS
    }

    /// A figure with its name and what stands below it.
    public record Tile(Sort sort, String label, String figure, List<Line> below) {
        public Tile {
            below = List.copyOf(below);
        }
    }

    /// A line below a figure.
    ///
    /// @param subject what it is about in full, such as a program's path; empty when it is about nothing by name
    /// @param name of the subject, short
    /// @param text all, or what follows the name
    public record Line(String subject, String name, String text) {
        static Line of(String text) {
            return new Line("", "", text);
        }

        /// The line as one text.
        public String whole() {
            return name.isEmpty() ? text : name + " " + text;
        }
    }

    private final WeekReport report;
    private final Texts texts;
    private final Say say;

    public WeekTiles(WeekReport report, WeekWords words) {
        this.report = report;
        this.texts = words.texts();
        this.say = words.say();
    }

    /// All of them, in order.
    public List<Tile> all() {
        var sums = report.sums();
        return Stream.of(
                        Optional.of(reached()),
                        Optional.of(requests()),
                        denied(Sort.PROGRAMS, "programs", sums.programs()),
                        denied(Sort.SITES, "sites", sums.sites()),
                        rests())
                .flatMap(Optional::stream)
                .toList();
    }

    private Tile reached() {
        var hits = report.days().stream().filter(day -> day.limitHits() > 0).toList();
        int times = hits.stream().mapToInt(DayFacts::limitHits).sum();
        var weekdays = hits.stream()
                .map(day -> say.weekdayShort(day.day().getDayOfWeek()))
                .collect(Collectors.joining(texts.of("comma")));
        return new Tile(Sort.REACHED, texts.of("reached"), texts.of("times", times), line(weekdays));
    }

    /// How many there were; of those whose words are still kept, how many wait and what was said of the others.
    private Tile requests() {
        long open = count(asking -> asking.answer().isEmpty());
        long approved = count(asking ->
                asking.answer().filter(answer -> answer.granted().isPresent()).isPresent());
        long denied = report.requests().size() - open - approved;
        var parts = Stream.of(
                        part("requests.open", open),
                        part("requests.approved", approved),
                        part("requests.denied", denied))
                .flatMap(List::stream)
                .collect(Collectors.joining(texts.of("clause")));
        int times = Math.max(report.sums().asked().times(), report.requests().size());
        return new Tile(Sort.REQUESTS, texts.of("requests"), texts.of("names", times), line(parts));
    }

    private List<String> part(String key, long number) {
        return number == 0 ? List.of() : List.of(texts.of(key, number));
    }

    private long count(Predicate<Asking> test) {
        return report.requests().stream().filter(test).count();
    }

    /// How many there were, by name where they are told; how often it was tried where they are not.
    private Optional<Tile> denied(Sort sort, String key, Denials denials) {
        if (denials.times().isEmpty()) {
            return Optional.empty();
        }
        var names = WeekFigures.oftenest(denials);
        var below = new ArrayList<Line>();
        names.stream()
                .limit(NAMES)
                .forEach(name -> below.add(
                        new Line(name.getKey(), lastPart(name.getKey()), texts.of("times", name.getValue()))));
        if (names.size() > NAMES) {
            below.add(Line.of(texts.of("more", names.size() - NAMES)));
        }
        var times = denials.times().getAsInt();
        var figure = names.isEmpty() && times > 0 ? texts.of("times", times) : texts.of("names", names.size());
        return Optional.of(new Tile(sort, texts.of(key), figure, below));
    }

    /// Nothing where none is known: a rest in which the child just left keyboard and mouse alone is in no sum.
    private Optional<Tile> rests() {
        var rests = report.sums().rests();
        if (rests.taken() == 0 && rests.unrested().isZero()) {
            return Optional.empty();
        }
        var below = new ArrayList<Line>();
        if (rests.taken() > 0) {
            below.add(Line.of(texts.of("rests.mean", say.duration(rests.rested().dividedBy(rests.taken())))));
        }
        if (rests.unrested().compareTo(Duration.ofSeconds(1)) >= 0) {
            below.add(Line.of(texts.of("rests.unrested", say.duration(rests.unrested()))));
        }
        return Optional.of(new Tile(Sort.RESTS, texts.of("rests"), texts.of("times", rests.taken()), below));
    }

    private static List<Line> line(String text) {
        return text.isEmpty() ? List.of() : List.of(Line.of(text));
    }

    /// The name of the file for a path; a host as it is.
    private static String lastPart(String subject) {
        return subject.substring(subject.lastIndexOf('/') + 1);
    }
}
