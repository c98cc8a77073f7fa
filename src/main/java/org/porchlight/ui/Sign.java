package org.porchlight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What tells a child from the other children of its family: a letter, and a colour by its place.
///
/// @param letter one or two; empty for no name
/// @param place 0 for the first child
public record Sign(String letter, int place) {
    /// What is written behind a name in brackets.
    private static final Pattern REMARK = Pattern.compile("(?<=.)[(（\\[【].*");

    /// The signs of all children of a family, in their order.
    public static List<Sign> of(List<String> names) {
        return IntStream.range(0, names.size())
                .mapToObj(place -> new Sign(letter(names, place), place))
                .toList();
    }

    /// The last Chinese character of a name, or its first letter where it has none. Where that is another child's too,
    /// the first one that no such child has: in the place of the Chinese one, behind the letter.
    private static String letter(List<String> names, int place) {
        var bare = bare(names.get(place));
        var letter = initial(bare);
        var others = new ArrayList<>(names);
        others.remove(place);
        var alike = others.stream()
                .map(Sign::bare)
                .filter(other -> initial(other).equals(letter))
                .toList();
        if (alike.isEmpty() || letter.isEmpty()) {
            return letter;
        }
        return bare.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .filter(own -> alike.stream().noneMatch(other -> other.contains(own)))
                .findFirst()
                .map(own -> Character.isIdeographic(letter.codePointAt(0)) ? own : letter + own)
                .orElse(letter);
    }

    private static String bare(String name) {
        return REMARK.matcher(name).replaceFirst("").strip();
    }

    private static String initial(String bare) {
        Optional<Integer> chinese =
                bare.codePoints().filter(Character::isIdeographic).boxed().reduce((_, later) -> later);
        return chinese.or(
                        () -> bare.codePoints().mapToObj(Character::toUpperCase).findFirst())
                .map(Character::toString)
                .orElse("");
    }
}
