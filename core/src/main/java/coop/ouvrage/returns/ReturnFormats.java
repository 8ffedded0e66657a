package coop.ouvrage.returns;

import coop.ouvrage.returns.spi.PaidAuthorities;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.SchemaCheck;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The returns that the country packs know. */
@Component
class ReturnFormats implements PaidAuthorities {

    private final List<ReturnFormat> formats;
    private final List<SchemaCheck> checks;

    ReturnFormats(ObjectProvider<ReturnFormat> formats, ObjectProvider<SchemaCheck> checks) {
        this.formats = formats.stream()
                .sorted(Comparator.comparing(ReturnFormat::kind))
                .toList();
        this.checks = checks.stream().toList();
    }

    List<ReturnFormat> all() {
        return formats;
    }

    Optional<ReturnFormat> find(String kind) {
        return formats.stream().filter(format -> format.kind().equals(kind)).findFirst();
    }

    ReturnFormat get(String kind) {
        return find(kind).orElseThrow(() -> new IllegalStateException("nobody writes returns of kind " + kind));
    }

    @Override
    public Set<String> codes() {
        return formats.stream()
                .filter(ReturnFormat::isPaid)
                .map(ReturnFormat::authority)
                .collect(Collectors.toUnmodifiableSet());
    }

    SchemaCheck.Checked check(ReturnFormat format, ReturnData data, Path file) {
        return checks.stream()
                .filter(check -> check.kind().equals(format.kind()))
                .findFirst()
                .map(check -> check.check(data, file))
                .orElse(SchemaCheck.Checked.NONE);
    }
}
