package org.porchlight.tool;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A class without what Java would spin for it at run time: which pattern of a `switch` an object is of, and the
/// equality, hash and text of a record. The compiler leaves these to `java.lang.runtime`, which makes a class for
/// each when it is first needed, in no archive (JEP 483): some milliseconds each, dozens of times until a guard
/// stands. Here each is a method of the class itself.
///
/// Other calls that are linked at run time stay: lambdas are in the archive, and patterns by other constants are rare.
final class Unspun {
    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final MethodTypeDesc CHOICE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);
    private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
    private static final int HELPER = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private final ClassDesc self;
    private final boolean isInterface;
    private final String simpleName;
    /// What it made beside the methods, by what was asked for. A method may be written twice, so nothing is made twice.
    private final Map<Object, Helper> helpers = new LinkedHashMap<>();

    Unspun(ClassModel model) {
        self = model.thisClass().asSymbol();
        isInterface = model.flags().has(AccessFlag.INTERFACE);
        simpleName = RecordCode.simpleName(model);
    }

    /// Whether anything in it would be spun.
    static boolean isSpun(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(CodeModel::elementStream)
                .anyMatch(element ->
                        element instanceof InvokeDynamicInstruction call && (isChoice(call) || isRecord(call)));
    }

    /// How to write the class. Used once.
    ClassTransform form() {
        return ClassTransform.transformingMethodBodies(this::put).andThen(ClassTransform.endHandler(this::putHelpers));
    }

    /// A method beside the others.
    private record Helper(String name, MethodTypeDesc type, Consumer<CodeBuilder> code) {}

    private void put(CodeBuilder to, CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction call)) {
            to.with(element);
        } else if (isChoice(call)) {
            var patterns = call.bootstrapArgs();
            call(to, helpers.computeIfAbsent(patterns, _ -> choice(patterns)));
        } else if (isRecord(call)) {
            var record = new RecordCode(self, simpleName, call.bootstrapArgs());
            var name = call.name().stringValue();
            var type = call.typeSymbol();
            call(to, helpers.computeIfAbsent(name, _ -> new Helper(name + "$", type, record.of(name))));
        } else {
            to.with(element);
        }
    }

    private void call(CodeBuilder to, Helper helper) {
        to.invokestatic(self, helper.name(), helper.type(), isInterface);
    }

    private void putHelpers(ClassBuilder to) {
        helpers.values().forEach(helper -> to.withMethodBody(helper.name(), helper.type(), HELPER, helper.code()));
    }

    private Helper choice(List<ConstantDesc> patterns) {
        return new Helper("choice$" + helpers.size(), CHOICE, code -> choose(code, patterns));
    }

    /// The first pattern from the given one on that the object is of: their number for none, -1 for null. A
    /// pattern is a class, or a text that is equal.
    private static void choose(CodeBuilder code, List<ConstantDesc> patterns) {
        int object = code.parameterSlot(0);
        int from = code.parameterSlot(1);
        code.aload(object).ifThen(Opcode.IFNULL, none -> none.loadConstant(-1).ireturn());
        for (int i = 0; i < patterns.size(); i++) {
            int no = i;
            var next = code.newLabel();
            code.iload(from).loadConstant(no).if_icmpgt(next);
            if (patterns.get(no) instanceof ClassDesc type) {
                code.aload(object).instanceOf(type);
            } else {
                code.loadConstant(patterns.get(no))
                        .aload(object)
                        .invokevirtual(ConstantDescs.CD_String, "equals", EQUALS);
            }
            code.ifeq(next);
            code.loadConstant(no).ireturn().labelBinding(next);
        }
        code.loadConstant(patterns.size()).ireturn();
    }

    private static boolean isChoice(InvokeDynamicInstruction call) {
        var made = call.bootstrapMethod();
        return made.owner().equals(SWITCHES)
                && made.methodName().equals("typeSwitch")
                && call.bootstrapArgs().stream().allMatch(Unspun::isPlain);
    }

    private static boolean isPlain(ConstantDesc pattern) {
        return pattern instanceof String || (pattern instanceof ClassDesc type && !type.isPrimitive());
    }

    private static boolean isRecord(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(RECORDS);
    }
}
