package coop.ouvrage.desk.operations;

import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of operators. */
@Controller
class OperationsPage {

    private final Operations operations;

    OperationsPage(Operations operations) {
        this.operations = operations;
    }

    @GetMapping("/desk/operations")
    String show(Model model) {
        model.addAttribute("view", operations.view());
        return "desk/operations";
    }

    @PostMapping("/desk/operations/release")
    String release() {
        operations.release();
        return Toast.redirect("/desk/operations", "operations_released");
    }

    @PostMapping("/desk/operations/{queue}/{id}/retry")
    String retry(@PathVariable String queue, @PathVariable UUID id) {
        if (!operations.retry(queue, id)) {
            throw new NotFound();
        }
        return Toast.redirect("/desk/operations", "operations_retried");
    }
}
