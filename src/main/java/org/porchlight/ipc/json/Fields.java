package org.porchlight.ipc.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;

/// The members of an object, read by name and type. A member that is missing reads as null.
public final class Fields {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final String what;
    private final Map<String, Json> members;
    private final Set<String> read = new HashSet<>();

    private Fields(String what, Map<String, Json> members) {
        this.what = what;
        this.members = members;
    }

    /// @param what the object is, for messages
    /// @throws ProtocolException when it is not an object
    public static Fields of(String what, Json json) throws ProtocolException {
        if (json instanceof Json.Obj(var members)) {
            return new Fields(what, members);
        }
        throw new ProtocolException(what + " is not an object");
    }

    /// Names of all members, in order.
    public Set<String> names() {
        return members.keySet();
    }

    public Json member(String name) {
        read.add(name);
        return members.getOrDefault(name, new Json.Null());
    }

    public Fields object(String name) throws ProtocolException {
        return of(name, member(name));
    }

    public List<Json> list(String name) throws ProtocolException {
        if (member(name) instanceof Json.Arr(var items)) {
            return items;
        }
        throw wrong(name, "a list");
    }

    /// Reads every item of a list.
    public <T> List<T> list(String name, Form<T> form) throws ProtocolException {
        var items = list(name);
        var values = new ArrayList<T>(items.size());
        for (var item : items) {
            values.add(form.read(item));
        }
        return values;
    }

    /// The same of a list that an older program does not tell.
    public <T> List<T> maybeList(String name, Form<T> form) throws ProtocolException {
        return member(name) instanceof Json.Null ? List.of() : list(name, form);
    }

    /// Reads the items of a list in which a newer program may tell more: those whose `word` is not one of `words` are
    /// passed over.
    public <T, E extends Enum<E>> List<T> known(String name, String word, Class<E> words, Form<T> form)
            throws ProtocolException {
        var names = Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
        var values = new ArrayList<T>();
        for (var item : list(name)) {
            if (names.contains(of(name, item).text(word))) {
                values.add(form.read(item));
            }
        }
        return values;
    }

    /// How one value is read.
    public interface Form<T> {
        T read(Json json) throws ProtocolException;
    }

    public Optional<String> maybeText(String name) throws ProtocolException {
        return switch (member(name)) {
            case Json.Null _ -> Optional.empty();
            case Json.Text(var value) -> Optional.of(value);
            case Json.Obj _, Json.Arr _, Json.Int _, Json.Bool _, Json.Fraction _ -> throw wrong(name, "text");
        };
    }

    public String text(String name) throws ProtocolException {
        return maybeText(name).orElseThrow(() -> wrong(name, "text"));
    }

    /// Text of at most `most` UTF-16 units.
    public String text(String name, int most) throws ProtocolException {
        var value = text(name);
        if (value.length() > most) {
            throw wrong(name, "at most " + most + " characters");
        }
        return value;
    }

    public OptionalLong maybeNumber(String name) throws ProtocolException {
        return switch (member(name)) {
            case Json.Null _ -> OptionalLong.empty();
            case Json.Int(var value) -> OptionalLong.of(value);
            case Json.Obj _, Json.Arr _, Json.Text _, Json.Bool _, Json.Fraction _ ->
                throw wrong(name, "a whole number");
        };
    }

    public long number(String name) throws ProtocolException {
        return maybeNumber(name).orElseThrow(() -> wrong(name, "a whole number"));
    }

    public int count(String name) throws ProtocolException {
        return (int) number(name, 0, Integer.MAX_VALUE);
    }

    /// A number from `least` to `most`, both inside.
    public long number(String name, long least, long most) throws ProtocolException {
        return within(name, number(name), least, most);
    }

    public Duration seconds(String name) throws ProtocolException {
        return Duration.ofSeconds(number(name));
    }

    public Optional<Duration> maybeSeconds(String name) throws ProtocolException {
        var value = maybeNumber(name);
        return value.isPresent() ? Optional.of(Duration.ofSeconds(value.getAsLong())) : Optional.empty();
    }

    /// Seconds from 1 to `most`, or nothing.
    public Optional<Duration> maybeSeconds(String name, long most) throws ProtocolException {
        var value = maybeNumber(name);
        return value.isPresent()
                ? Optional.of(Duration.ofSeconds(within(name, value.getAsLong(), 1, most)))
                : Optional.empty();
    }

    public Optional<Boolean> maybeFlag(String name) throws ProtocolException {
        return member(name) instanceof Json.Null ? Optional.empty() : Optional.of(flag(name));
    }

    public boolean flag(String name) throws ProtocolException {
        if (member(name) instanceof Json.Bool(var value)) {
            return value;
        }
        throw wrong(name, "true or false");
    }

    public <E extends Enum<E>> E word(String name, Class<E> words) throws ProtocolException {
        var value = text(name);
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.name().equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(name, "one of " + Arrays.toString(words.getEnumConstants())));
    }

    public <E extends Enum<E>> Optional<E> maybeWord(String name, Class<E> words) throws ProtocolException {
        return member(name) instanceof Json.Null ? Optional.empty() : Optional.of(word(name, words));
    }

    public ParentId parent(String name) throws ProtocolException {
        return maybeParent(name).orElseThrow(() -> wrong(name, "a parent's id"));
    }

    public Optional<ParentId> maybeParent(String name) throws ProtocolException {
        var value = maybeText(name);
        if (value.isPresent() && !ParentId.isValid(value.get())) {
            throw wrong(name, "a parent's id");
        }
        return value.map(ParentId::new);
    }

    public ChildId child(String name) throws ProtocolException {
        return maybeChild(name).orElseThrow(() -> wrong(name, "a child's id"));
    }

    public Optional<ChildId> maybeChild(String name) throws ProtocolException {
        var value = maybeText(name);
        if (value.isPresent() && !ChildId.isValid(value.get())) {
            throw wrong(name, "a child's id");
        }
        return value.map(ChildId::new);
    }

    /// ISO 8601, in the years 1 to 9999, so that arithmetic on it stays within the calendar.
    public Optional<Instant> maybeInstant(String name) throws ProtocolException {
        var value = maybeText(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            var instant = Instant.parse(value.get());
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw wrong(name, "a time in the years 1 to 9999");
            }
            return Optional.of(instant);
        } catch (DateTimeException e) {
            throw new ProtocolException(what + ": " + name + " is not a time", e);
        }
    }

    public Instant instant(String name) throws ProtocolException {
        return maybeInstant(name).orElseThrow(() -> wrong(name, "a time"));
    }

    /// ISO 8601, in the years 1 to 9999.
    public Optional<LocalDate> maybeDay(String name) throws ProtocolException {
        var value = maybeText(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(value.get());
            within(name, day.getYear(), 1, 9999);
            return Optional.of(day);
        } catch (DateTimeException e) {
            throw new ProtocolException(what + ": " + name + " is not a day", e);
        }
    }

    public LocalDate day(String name) throws ProtocolException {
        return maybeDay(name).orElseThrow(() -> wrong(name, "a day"));
    }

    /// Refuses members that nobody asked for.
    public void end() throws ProtocolException {
        if (!read.containsAll(members.keySet())) {
            throw new ProtocolException(what + ": a member that does not belong there");
        }
    }

    private long within(String name, long value, long least, long most) throws ProtocolException {
        if (value < least || value > most) {
            throw wrong(name, "from " + least + " to " + most);
        }
        return value;
    }

    private ProtocolException wrong(String name, String wanted) {
        return new ProtocolException(what + ": " + name + " is not " + wanted);
    }
}
