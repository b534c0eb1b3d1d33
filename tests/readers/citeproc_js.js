// Print a list of CSL-JSON items with citeproc-js: node citeproc_js.js MODULES ITEMS STYLE LOCALES LANGUAGE
const fs = require('fs')
const [modules, itemsFile, styleFile, locales, language] = process.argv.slice(2)
const CSL = require(`${modules}/citeproc`)
const items = JSON.parse(fs.readFileSync(itemsFile, 'utf8'))
const byId = Object.fromEntries(items.map(item => [item.id, item]))
const locale = tag => {
  const file = `${locales}/locales-${tag}.xml`
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false
}
const engine = new CSL.Engine(
  { retrieveLocale: locale, retrieveItem: id => byId[id] },
  fs.readFileSync(styleFile, 'utf8'),
  language
)
engine.updateItems(items.map(item => item.id))
engine.setOutputFormat('text')
console.log(engine.makeBibliography()[1].join(''))
