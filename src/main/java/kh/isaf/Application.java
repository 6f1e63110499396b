package kh.isaf;

import java.util.TimeZone;
import kh.isaf.cycle.BusinessClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Where the product begins: the server by default, or one of its commands. */
@SpringBootApplication
public class Application {

    public static void main(String[] args) {
        // before any library reads them: the engine's dates are in the JVM's zone, and no schema is fetched
        TimeZone.setDefault(TimeZone.getTimeZone(BusinessClock.CAMBODIA));
        System.setProperty("user.timezone", BusinessClock.CAMBODIA.getId());
        System.setProperty("javax.xml.accessExternalSchema", "file,jar:file,nested");
        int exit = Commands.run(args);
        if (exit != 0 || !Commands.serves(args)) {
            System.exit(exit);
        }
    }

    @Bean
    BusinessClock clock() {
        return new BusinessClock();
    }
}
