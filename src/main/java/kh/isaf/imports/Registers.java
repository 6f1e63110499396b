package kh.isaf.imports;

import java.util.Comparator;
import java.util.List;
import kh.isaf.access.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All registers that are filled from tables, in the order in which an empty product needs them. */
@Component
public class Registers {

    private static final List<String> ORDER = List.of("areas", "providers", "people", "bodies", "members", "criteria");

    private final ObjectProvider<Register> registers;

    Registers(ObjectProvider<Register> registers) {
        this.registers = registers;
    }

    public List<Register> all() {
        return registers.stream()
                .sorted(Comparator.comparingInt(
                        register -> ORDER.contains(register.id()) ? ORDER.indexOf(register.id()) : ORDER.size()))
                .toList();
    }

    public Register get(String id) {
        return registers.stream()
                .filter(register -> register.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("register " + id));
    }
}
