package org.porchlight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What tells a child from the other children of its family: a letter, and a colour by its place.
///
/// @param letter one or two; empty for no name
/// @param place 0 for the first child
public record Sign(String letter, int place) {
    /// What is written behind a name in brackets.
    private static final Pattern REMARK = Pattern.compile("(?<=.)[(（\\[【].*");

    /// The signs of all children of a family, in their order.
    public static List<Sign> of(List<String> names) {
        var signs = new ArrayList<Sign>();
        for (int place = 0; place < names.size(); place++) {
            signs.add(new Sign(letter(names, place, signs), place));
        }
        return List.copyOf(signs);
    }

    /// The last Chinese character of a name, or its first letter where it has none. Where that is another child's too,
    /// the first one that no such child has: in the place of the Chinese one, behind the letter.
    ///
    /// @param given what the children before it have
    private static String letter(List<String> names, int place, List<Sign> given) {
        var bare = bare(names.get(place));
        var letter = initial(bare);
        var others = new ArrayList<>(names);
        others.remove(place);
        var alike = others.stream()
                .map(Sign::bare)
                .filter(other -> initial(other).equals(letter))
                .toList();
        if (letter.isEmpty()) {
            return letter;
        }
        boolean isChinese = Character.isIdeographic(letter.codePointAt(0));
        var own = bare.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .toList();
        var apart = own.stream().filter(one -> alike.stream().noneMatch(other -> other.contains(one)));
        var first = alike.isEmpty() ? Stream.of(letter) : apart.map(one -> isChinese ? one : letter + one);
        var rest = own.stream().skip(isChinese ? 0 : 1).map(one -> isChinese ? one : letter + one);
        return Stream.of(first, Stream.of(letter), rest)
                .flatMap(candidates -> candidates)
                .filter(one -> given.stream().noneMatch(sign -> sign.letter().equals(one)))
                .findFirst()
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
