package kh.isaf.workflow.render;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import java.util.Set;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.jspecify.annotations.Nullable;

/** What a condition may be made of: comparisons of answers, and a few functions that cannot run long. */
final class FeelLimits {

    private static final Set<String> PARTS = Set.of(
            "Ref",
            "ConstString",
            "ConstNumber",
            "ConstBool",
            "ConstNull",
            "ConstDate",
            "ConstList",
            "Equal",
            "Not",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "Conjunction",
            "Disjunction",
            "In",
            "AtLeastOne",
            "UnaryTestExpression",
            "InputEqualTo",
            "InputLessThan",
            "InputLessOrEqual",
            "InputGreaterThan",
            "InputGreaterOrEqual",
            "If",
            "Addition",
            "Subtraction",
            "ArithmeticNegation",
            "FunctionInvocation",
            "PositionalFunctionParameters");
    private static final Set<String> FUNCTIONS =
            Set.of("not", "count", "sum", "list contains", "contains", "starts with", "string length");
    private static final int MOST_PARTS = 100;

    private final String element;
    private int parts;

    FeelLimits(String element) {
        this.element = element;
    }

    void check(@Nullable Object part) {
        if (part instanceof Iterable<?> several) {
            checkAll(several.iterator());
        } else if (part instanceof Product node && part.getClass().getName().startsWith("org.camunda.feel")) {
            checkNode(node);
            checkAll(node.productIterator());
        }
    }

    private void checkAll(Iterator<?> several) {
        while (several.hasNext()) {
            check(several.next());
        }
    }

    private void checkNode(Product node) {
        String name = node.productPrefix();
        if (!PARTS.contains(name)) {
            throw new FormNotReadable(element, "a condition may not use " + name);
        }
        if (node instanceof Ref ref && ref.names().size() > 1) {
            throw new FormNotReadable(element, "a condition names a question without a dot");
        }
        if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
            throw new FormNotReadable(element, "a condition may not call " + call.function());
        }
        if (++parts > MOST_PARTS) {
            throw new FormNotReadable(element, "a condition has at most " + MOST_PARTS + " parts");
        }
    }
}
