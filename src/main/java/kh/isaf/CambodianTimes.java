package kh.isaf;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.Set;
import kh.isaf.cycle.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/**
 * The {@code #temporals} of all pages: what the database gives in universal time is shown as clocks in Cambodia show it.
 * The engine asks the dialect that was added last, so it takes the place of the engine's own object of that name.
 */
@Component
class CambodianTimes implements BeanPostProcessor {

    private static final String NAME = "temporals";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof TemplateEngine engine) {
            engine.addDialect(new Dialect());
        }
        return bean;
    }

    /** What templates may ask of times. */
    public record Times(Locale locale) {

        /** In the words of the reader's language; nothing where there is no time. */
        public @Nullable String format(@Nullable Temporal time, String pattern) {
            return time == null
                    ? null
                    : DateTimeFormatter.ofPattern(pattern, locale).format(local(time));
        }

        private static Temporal local(Temporal time) {
            if (time instanceof OffsetDateTime offset) {
                return offset.atZoneSameInstant(BusinessClock.CAMBODIA);
            }
            if (time instanceof ZonedDateTime zoned) {
                return zoned.withZoneSameInstant(BusinessClock.CAMBODIA);
            }
            return time instanceof Instant instant ? instant.atZone(BusinessClock.CAMBODIA) : time;
        }
    }

    private static final class Dialect extends AbstractDialect implements IExpressionObjectDialect {

        Dialect() {
            super("times of Cambodia");
        }

        @Override
        public IExpressionObjectFactory getExpressionObjectFactory() {
            return new IExpressionObjectFactory() {
                @Override
                public Set<String> getAllExpressionObjectNames() {
                    return Set.of(NAME);
                }

                @Override
                public Object buildObject(IExpressionContext context, String expressionObjectName) {
                    return new Times(context.getLocale());
                }

                @Override
                public boolean isCacheable(String expressionObjectName) {
                    return true;
                }
            };
        }
    }
}
