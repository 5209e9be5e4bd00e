"""What a screen reader finds in the running window, over AT-SPI: every control has a name, the tables and lists
say what they hold, and the server can be started and a menu opened without a mouse."""

import subprocess
import sys
import time

import pyatspi

NAMED = {
    pyatspi.ROLE_PUSH_BUTTON,
    pyatspi.ROLE_TOGGLE_BUTTON,
    pyatspi.ROLE_CHECK_BOX,
    pyatspi.ROLE_RADIO_BUTTON,
    pyatspi.ROLE_COMBO_BOX,
    pyatspi.ROLE_ENTRY,
    pyatspi.ROLE_SPIN_BUTTON,
    pyatspi.ROLE_LIST,
    pyatspi.ROLE_TABLE,
    pyatspi.ROLE_TREE,
    pyatspi.ROLE_MENU_ITEM,
    pyatspi.ROLE_CHECK_MENU_ITEM,
}
failures = []


def wait_for(what, seconds=40):
    """The first true answer of `what`, or None when it takes too long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = what()
        except Exception:  # the tree changes while it is read
            answer = None
        if answer:
            return answer
        time.sleep(0.1)
    return None


def check(condition, text):
    print(("ok    " if condition else "FAIL  ") + text, flush=True)
    if not condition:
        failures.append(text)
    return condition


def walk(node, depth=0):
    yield node
    if depth < 40:
        for index in range(min(node.childCount, 200)):
            child = node.getChildAtIndex(index)
            if child is not None:
                yield from walk(child, depth + 1)


def application():
    desktop = pyatspi.Registry.getDesktop(0)
    for index in range(desktop.childCount):
        app = desktop.getChildAtIndex(index)
        if app is not None and "roomdeck" in app.name.lower():
            return app
    return None


def find(app, role, name):
    for node in walk(app):
        if node.getRole() == role and name in node.name.replace("&", ""):
            return node
    return None


def main():
    program, data = sys.argv[1:]
    window = subprocess.Popen(
        [program, "--listen", "127.0.0.1:0", "--data-dir", data + "/data", "--no-start", "--no-record"]
    )
    try:
        app = wait_for(application)
        if not check(app is not None, "the program is on the accessibility bus"):
            return
        start = wait_for(lambda: find(app, pyatspi.ROLE_PUSH_BUTTON, "Start"))
        if check(start is not None, "the Start button can be found"):
            start.queryAction().doAction(0)
            check(
                wait_for(lambda: find(app, pyatspi.ROLE_PUSH_BUTTON, "Stop")) is not None,
                "pressing it starts the server: it is Stop now",
            )
        for name in ("Rooms", "Users"):
            check(wait_for(lambda: find(app, pyatspi.ROLE_LIST, name)) is not None, f"the list {name} is named")
        check(find(app, pyatspi.ROLE_MENU_ITEM, "Moderate") is not None, "the menu Moderate can be found")
        check(find(app, pyatspi.ROLE_PUSH_BUTTON, "Send to: Everyone") is not None, "whom it goes to is a button")
        check(find(app, pyatspi.ROLE_TEXT, "Payload in JSON") is not None, "the payload is a named text")
        send = wait_for(lambda: find(app, pyatspi.ROLE_PUSH_BUTTON, "Send to 0 people"))
        if check(send is not None, "the Send button says how many it reaches"):
            send.queryAction().doAction(0)
            check(
                wait_for(lambda: find(app, pyatspi.ROLE_PUSH_BUTTON, "nobody was there")) is not None,
                "pressing it sends, and the receipt can be read",
            )
        nameless = [
            f"{node.getRoleName()} in {node.parent.getRoleName()} “{node.parent.name}”"
            for node in walk(app)
            if node.getRole() in NAMED and not node.name and node.getState().contains(pyatspi.STATE_SHOWING)
        ]
        check(not nameless, "every control that is shown has a name: " + "; ".join(nameless))
    finally:
        window.terminate()
        check(window.wait(20) == 0, "the program ends in good order")


main()
sys.exit(1 if failures else 0)
