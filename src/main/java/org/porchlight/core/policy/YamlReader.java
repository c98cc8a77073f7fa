package org.porchlight.core.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// Reads one YAML document into a tree, within the limits of the policy format: no anchors, no tags, no key twice, not
/// nested deeper than 12.
final class YamlReader {
    private static final int MAX_DEPTH = 12;
    private static final Yaml.Scalar REFUSED = new Yaml.Scalar(Place.START, Yaml.Sort.REFUSED, "");

    /// Ends the reading of a document that is nested too deep.
    private static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient Place place;

        TooDeep(Place place) {
            super("nested too deep", null, false, false);
            this.place = place;
        }
    }

    private final String text;
    private final Problems problems;
    private final CoreScalarResolver resolver = new CoreScalarResolver(false);

    private YamlReader(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /// The document's tree; nothing when it cannot be read at all, and then `problems` says why.
    static Optional<Yaml> read(String text, Problems problems) {
        var reader = new YamlReader(text.startsWith("\uFEFF") ? text.substring(1) : text, problems);
        return reader.isPrintable() ? reader.document() : Optional.empty();
    }

    private boolean isPrintable() {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (!StreamReader.isPrintable(point)) {
                var code = String.format("U+%04X", point);
                problems.add(new Place(line, column), "", "the character " + code + " cannot stand in a policy file");
                return false;
            }
            line += point == '\n' ? 1 : 0;
            column = point == '\n' ? 1 : column + 1;
            i += Character.charCount(point);
        }
        return true;
    }

    private Optional<Yaml> document() {
        var settings =
                LoadSettings.builder().setCodePointLimit(text.length() + 1).build();
        try {
            return document(new Parse(settings).parseString(text).iterator());
        } catch (TooDeep deep) {
            problems.add(deep.place, "", "the document is nested deeper than " + MAX_DEPTH + " levels");
        } catch (MarkedYamlEngineException broken) {
            problems.add(broken.getProblemMark().map(YamlReader::place).orElse(Place.START), "", syntax(broken));
        } catch (YamlEngineException broken) {
            problems.add(Place.START, "", "this is not YAML: " + Problems.quote(String.valueOf(broken.getMessage())));
        }
        return Optional.empty();
    }

    private Optional<Yaml> document(Iterator<Event> events) {
        var root = Optional.<Yaml>empty();
        while (events.hasNext()) {
            var event = events.next();
            if (event.getEventId() == Event.ID.DocumentStart && root.isPresent()) {
                problems.add(place(event), "", "a policy file holds one document; this begins a second one");
                return Optional.empty();
            }
            if (event instanceof NodeEvent node) {
                root = Optional.of(node(node, events, 1));
            }
        }
        if (root.isEmpty()) {
            problems.add(Place.START, "", "the file is empty; a policy begins with \"porchlight: 1\"");
        }
        return root;
    }

    private Yaml node(NodeEvent event, Iterator<Event> events, int depth) {
        if (event instanceof AliasEvent) {
            problems.add(place(event), "", "aliases (*) are not served; write the value itself");
            return REFUSED;
        }
        if (event.getAnchor().isPresent()) {
            problems.add(place(event), "", "anchors (&) are not served; write the value where it is needed");
        }
        return switch (event) {
            case ScalarEvent scalar -> scalar(scalar);
            case MappingStartEvent start -> mapping(opened(start, depth), events, depth);
            case SequenceStartEvent start -> sequence(opened(start, depth), events, depth);
            default -> throw new IllegalStateException("unknown YAML event " + event.getEventId());
        };
    }

    private Place opened(CollectionStartEvent start, int depth) {
        if (depth > MAX_DEPTH) {
            throw new TooDeep(place(start));
        }
        start.getTag().ifPresent(tag -> refuseTag(place(start), tag));
        return place(start);
    }

    private Yaml.Scalar scalar(ScalarEvent event) {
        event.getTag().ifPresent(tag -> refuseTag(place(event), tag));
        if (!Characters.arePlain(event.getValue())) {
            problems.add(
                    place(event),
                    "",
                    Problems.quote(event.getValue()) + " holds a line break or a character that cannot be shown");
            return REFUSED;
        }
        var tag = event.isPlain() ? resolver.resolve(event.getValue(), true) : Tag.STR;
        return new Yaml.Scalar(place(event), sort(tag), event.getValue());
    }

    private void refuseTag(Place place, String tag) {
        problems.add(place, "", "tags are not served; leave out " + Problems.quote(tag));
    }

    private static Yaml.Sort sort(Tag tag) {
        if (tag.equals(Tag.INT)) {
            return Yaml.Sort.INTEGER;
        }
        if (tag.equals(Tag.FLOAT)) {
            return Yaml.Sort.FLOAT;
        }
        if (tag.equals(Tag.BOOL)) {
            return Yaml.Sort.TRUTH;
        }
        return tag.equals(Tag.NULL) ? Yaml.Sort.NOTHING : Yaml.Sort.TEXT;
    }

    private Yaml sequence(Place place, Iterator<Event> events, int depth) {
        var items = new ArrayList<Yaml>();
        while (events.next() instanceof NodeEvent item) {
            items.add(node(item, events, depth + 1));
        }
        return new Yaml.Sequence(place, items);
    }

    private Yaml mapping(Place place, Iterator<Event> events, int depth) {
        var pairs = new ArrayList<Yaml.Pair>();
        Map<String, Place> seen = new HashMap<>();
        while (events.next() instanceof NodeEvent first) {
            var key = node(first, events, depth + 1);
            var value = node((NodeEvent) events.next(), events, depth + 1);
            if (!(key instanceof Yaml.Scalar name)) {
                problems.add(key.place(), "", "a key is one word; here stands " + key.described());
                continue;
            }
            if (name.sort() == Yaml.Sort.REFUSED) {
                continue;
            }
            var before = seen.putIfAbsent(name.value(), place(first));
            if (before == null) {
                pairs.add(new Yaml.Pair(place(first), name.value(), value));
            } else {
                var written = Problems.quote(name.value());
                problems.add(place(first), "", "the key " + written + " stands already on line " + before.line());
            }
        }
        return new Yaml.Mapping(place, List.copyOf(pairs));
    }

    private String syntax(MarkedYamlEngineException broken) {
        var mark = broken.getProblemMark();
        if (mark.isPresent() && characterAt(mark.get()) == '\t') {
            return "a tab cannot indent YAML; write spaces";
        }
        return "this is not YAML: " + broken.getProblem();
    }

    private static int characterAt(Mark mark) {
        return mark.getPointer() < mark.getBuffer().length ? mark.getBuffer()[mark.getPointer()] : 0;
    }

    private static Place place(Event event) {
        return event.getStartMark().map(YamlReader::place).orElse(Place.START);
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
