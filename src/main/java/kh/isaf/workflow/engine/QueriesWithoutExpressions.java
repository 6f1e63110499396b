package kh.isaf.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.CreateFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Lets no query carry an expression. The engine's own check overlooks the parts joined by {@code or()}
 * (CVE-2026-109432); stored filters, which hold such queries, are not used at all.
 */
final class QueriesWithoutExpressions extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        boolean filter = command instanceof AbstractExecuteFilterCmd
                || command instanceof CreateFilterCmd
                || command instanceof SaveFilterCmd;
        if (filter || command instanceof AbstractQuery<?, ?> query && carriesExpression(query)) {
            throw new ProcessEngineException("Queries carry no expressions");
        }
        return next.execute(command);
    }

    private static boolean carriesExpression(AbstractQuery<?, ?> query) {
        return !query.getExpressions().isEmpty()
                || joined(query).stream()
                        .anyMatch(part -> !part.getExpressions().isEmpty());
    }

    private static List<? extends AbstractQuery<?, ?>> joined(AbstractQuery<?, ?> query) {
        if (query instanceof TaskQueryImpl tasks) {
            return tasks.getQueries();
        }
        if (query instanceof ProcessInstanceQueryImpl instances) {
            return instances.getQueries();
        }
        if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
            return tasks.getQueries();
        }
        return query instanceof HistoricProcessInstanceQueryImpl instances ? instances.getQueries() : List.of();
    }
}
