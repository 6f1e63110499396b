package kh.isaf.workflow.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Looks something up once in a transaction and remembers it to its end; outside one, each time. */
final class OncePerTransaction<T> {

    private final Function<String, T> lookUp;

    OncePerTransaction(Function<String, T> lookUp) {
        this.lookUp = lookUp;
    }

    T get(String key) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return lookUp.apply(key);
        }
        return known().computeIfAbsent(key, lookUp);
    }

    @SuppressWarnings("unchecked")
    private Map<String, T> known() {
        Map<String, T> known = (Map<String, T>) TransactionSynchronizationManager.getResource(this);
        if (known == null) {
            known = new HashMap<>();
            TransactionSynchronizationManager.bindResource(this, known);
            TransactionSynchronizationManager.registerSynchronization(new Forgetting(known));
        }
        return known;
    }

    /** What one transaction knows is not for another that runs while it waits. */
    private final class Forgetting implements TransactionSynchronization {

        private final Map<String, T> known;

        private Forgetting(Map<String, T> known) {
            this.known = known;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(OncePerTransaction.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(OncePerTransaction.this, known);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(OncePerTransaction.this);
        }
    }
}
