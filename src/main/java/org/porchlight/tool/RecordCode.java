package org.porchlight.tool;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The code of the methods that every record has, as `java.lang.runtime.ObjectMethods` would make them.
final class RecordCode {
    private static final ClassDesc OBJECTS = Objects.class.describeConstable().orElseThrow();
    private static final ClassDesc BUILDER =
            StringBuilder.class.describeConstable().orElseThrow();
    private static final int FACTOR = 31;

    private final ClassDesc self;
    private final String simpleName;
    private final List<Component> components;

    private record Component(String name, ClassDesc type) {}

    /// @param simpleName of the class
    /// @param told what the compiler tells of it: the class, names between semicolons, and a getter for each
    RecordCode(ClassDesc self, String simpleName, List<ConstantDesc> told) {
        this.self = self;
        this.simpleName = simpleName;
        this.components = IntStream.range(2, told.size())
                .mapToObj(i -> (DirectMethodHandleDesc) told.get(i))
                .map(getter -> new Component(
                        getter.methodName(), getter.invocationType().returnType()))
                .toList();
    }

    /// What `getSimpleName` says of it.
    static String simpleName(ClassModel model) {
        var self = model.thisClass();
        return model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(inner -> inner.classes().stream())
                .filter(inner -> inner.innerClass().equals(self))
                .flatMap(inner -> inner.innerName().stream())
                .map(Object::toString)
                .findAny()
                .orElseGet(() -> self.asSymbol().displayName());
    }

    /// The code of one of them, which is given the record, and the other object for `equals`.
    Consumer<CodeBuilder> of(String method) {
        return switch (method) {
            case "toString" -> this::text;
            case "hashCode" -> this::hash;
            case "equals" -> this::equality;
            default -> throw new IllegalArgumentException("a record has no method that is spun as " + method);
        };
    }

    private void text(CodeBuilder code) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        for (int i = 0; i < components.size(); i++) {
            append(code, (i == 0 ? simpleName + "[" : ", ") + components.get(i).name() + "=");
            get(code, 0, components.get(i));
            append(code, appended(components.get(i).type()));
        }
        append(code, components.isEmpty() ? simpleName + "[]" : "]");
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String))
                .areturn();
    }

    private static void append(CodeBuilder code, String text) {
        code.loadConstant(text);
        append(code, ConstantDescs.CD_String);
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
    }

    private static ClassDesc appended(ClassDesc type) {
        return switch (TypeKind.from(type)) {
            case BYTE, SHORT -> ConstantDescs.CD_int;
            case REFERENCE -> ConstantDescs.CD_Object;
            default -> type;
        };
    }

    private void hash(CodeBuilder code) {
        code.iconst_0();
        for (var component : components) {
            code.loadConstant(FACTOR).imul();
            get(code, 0, component);
            var type = component.type();
            var kind = TypeKind.from(type);
            if (kind == TypeKind.REFERENCE) {
                code.invokestatic(
                        OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            } else {
                code.invokestatic(wrapper(kind), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void equality(CodeBuilder code) {
        var differs = code.newLabel();
        var compared = code.newLabel();
        code.aload(0).aload(1).if_acmpne(compared).iconst_1().ireturn().labelBinding(compared);
        code.aload(1).instanceOf(self).ifeq(differs);
        code.aload(1).checkcast(self).astore(2);
        for (var component : components) {
            get(code, 0, component);
            get(code, 2, component);
            var type = component.type();
            var kind = TypeKind.from(type);
            switch (kind) {
                case REFERENCE ->
                    code.invokestatic(
                                    OBJECTS,
                                    "equals",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                            .ifeq(differs);
                case FLOAT, DOUBLE ->
                    code.invokestatic(wrapper(kind), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type))
                            .ifne(differs);
                case LONG -> code.lcmp().ifne(differs);
                default -> code.if_icmpne(differs);
            }
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private void get(CodeBuilder code, int slot, Component component) {
        code.aload(slot).getfield(self, component.name(), component.type());
    }

    private static ClassDesc wrapper(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException("nothing wraps " + kind);
        };
    }
}
