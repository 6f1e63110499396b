package kh.isaf;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import kh.isaf.workflow.model.CheckModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Holds models and forms against the rules, without a database. */
@Command(
        name = "check-model",
        mixinStandardHelpOptions = true,
        description = "Checks .bpmn, .dmn and .form files against the rules of this product."
                + " Prints PATH: ok, or PATH:line element: reason.")
class CheckModelCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to check; they may refer to each other.")
    List<Path> files = List.of();

    @Override
    public Integer call() {
        // nothing is logged, and to set logging up takes longer than to check a model
        System.setProperty("org.apache.commons.logging.LogFactory", "org.apache.commons.logging.impl.LogFactoryImpl");
        System.setProperty("org.apache.commons.logging.Log", "org.apache.commons.logging.impl.NoOpLog");
        return CheckModel.run(files, System.out, System.err);
    }
}
