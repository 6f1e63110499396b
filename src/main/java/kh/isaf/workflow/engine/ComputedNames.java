package kh.isaf.workflow.engine;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import kh.isaf.cycle.Cycles;
import kh.isaf.cycle.StageDates;
import kh.isaf.cycle.StageProgress;
import kh.isaf.jaap.JaapIntegration;
import kh.isaf.territory.Territory;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The names a model may use that no form fills: each is worked out from the place of the process in the cycle. */
@Configuration(proxyBeanMethods = false)
class ComputedNames {

    @Bean
    ComputedName businessKey() {
        return new Computed("businessKey", Scope::businessKey);
    }

    /** The tag of the models this area runs on, read when a stage begins. */
    @Bean
    ComputedName release(Cycles cycles) {
        return new Computed(
                "release", scope -> cycles.get(Scope.businessKey(scope)).release());
    }

    /** The providers of the area's year. The engine asks once per provider, always within one transaction. */
    @Bean
    ComputedName providers(StageProgress progress) {
        OncePerTransaction<List<String>> known = new OncePerTransaction<>(progress::providers);
        return new Computed("providers", scope -> known.get(Scope.businessKey(scope)));
    }

    @Bean
    ComputedName sector(Territory territory) {
        return new Computed("sector", scope -> territory
                .provider(Objects.requireNonNull(Scope.provider(scope)))
                .kind()
                .id());
    }

    @Bean
    ComputedName monthOpens(StageDates dates, Clock clock) {
        return new Computed("monthOpens", scope -> monthOpens(scope, dates, clock));
    }

    @Bean
    ComputedName hasUnfundedLines(JaapIntegration integration) {
        return new Computed("hasUnfundedLines", scope -> integration.hasUnfundedLines(Scope.businessKey(scope)));
    }

    record Computed(String name, Function<VariableScope, Object> from) implements ComputedName {
        @Override
        public Object value(VariableScope scope) {
            return from.apply(scope);
        }
    }

    private static Date monthOpens(VariableScope scope, StageDates dates, Clock clock) {
        int month = Objects.requireNonNull(Scope.month(scope));
        return Date.from(dates.monthOpens(Scope.businessKey(scope), month)
                .atStartOfDay(clock.getZone())
                .toInstant());
    }
}
