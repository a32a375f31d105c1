"""A real browser, driven over its debugging pipe, for tests of pages."""
import base64, json, os, shutil, subprocess, tempfile, time

PROGRAM = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)


class Browser:
    """One page, of a given width. Use as a context; `said` collects what the page wrote to its console and what its policy refused."""

    def __init__(self, width, height=900):
        self.width, self.height, self.said, self.last, self.waiting = width, height, [], 0, b''

    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='quoth-browser-')
        commands, self.write = os.pipe()
        self.read, answers = os.pipe()
        self.process = subprocess.Popen(
            ['sh', '-c', 'exec "$0" "$@" 3<&%d 4>&%d' % (commands, answers), PROGRAM, '--headless', '--no-sandbox', '--disable-gpu',
             '--disable-dev-shm-usage', '--remote-debugging-pipe', '--user-data-dir=' + self.folder, 'about:blank'],
            pass_fds=(commands, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands), os.close(answers)
        self.session = None
        target = self.ask('Target.createTarget', url='about:blank')['targetId']
        self.session = self.ask('Target.attachToTarget', targetId=target, flatten=True)['sessionId']
        for domain in ('Page', 'Runtime', 'Log'): self.ask(domain + '.enable')
        self.ask('Emulation.setDeviceMetricsOverride', width=self.width, height=self.height, deviceScaleFactor=1, mobile=self.width < 600)
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.write), os.close(self.read)
        shutil.rmtree(self.folder, ignore_errors=True)

    def next_message(self):
        while b'\0' not in self.waiting:
            piece = os.read(self.read, 1 << 16)
            if not piece: raise RuntimeError('the browser is gone')
            self.waiting += piece
        message, _, self.waiting = self.waiting.partition(b'\0')
        return json.loads(message)

    def ask(self, method, **parameters):
        self.last += 1
        message = {'id': self.last, 'method': method, 'params': parameters}
        if self.session: message['sessionId'] = self.session
        os.write(self.write, json.dumps(message).encode() + b'\0')
        while True:
            answer = self.next_message()
            if answer.get('method') in ('Log.entryAdded', 'Runtime.consoleAPICalled', 'Runtime.exceptionThrown'): self.said.append(answer['params'])
            if answer.get('id') != self.last: continue
            if 'error' in answer: raise RuntimeError(answer['error'])
            return answer['result']

    def open(self, path):
        self.ask('Page.navigate', url='file://' + path)
        end = time.time() + 30
        while self.evaluate('document.readyState + location.protocol') != 'completefile:':
            if time.time() > end: raise RuntimeError('the page was not loaded in 30 s')
            time.sleep(0.05)

    def evaluate(self, expression):
        answer = self.ask('Runtime.evaluate', expression=expression, returnByValue=True)
        if 'exceptionDetails' in answer: raise RuntimeError(answer['exceptionDetails'])
        return answer['result'].get('value')

    def screenshot(self, path):
        with open(path, 'wb') as f: f.write(base64.b64decode(self.ask('Page.captureScreenshot', captureBeyondViewport=True)['data']))

    def pdf(self):
        return base64.b64decode(self.ask('Page.printToPDF')['data'])
